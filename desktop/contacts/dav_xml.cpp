#include "desktop/contacts/dav_xml.h"

#include "lib/protocol/limits.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace euterpe::contacts {
namespace {

const QString kDav = QStringLiteral("DAV:");
const QString kCardDav = QStringLiteral("urn:ietf:params:xml:ns:carddav");

// "HTTP/1.1 404 Not Found" -> 404.
int statusOf(const QString& line) {
    return line.section(QLatin1Char(' '), 1, 1).toInt();
}

class MultistatusReader {
  public:
    explicit MultistatusReader(const QByteArray& body) : xml_(body) {}

    Result<Multistatus> read() {
        if (!xml_.readNextStartElement() || !is(kDav, "multistatus"))
            return Error{ErrorCode::Malformed, "no multistatus"};
        while (xml_.readNextStartElement()) {
            if (is(kDav, "response"))
                readResponse();
            else if (is(kDav, "sync-token"))
                result_.syncToken = xml_.readElementText().trimmed();
            else
                xml_.skipCurrentElement();
            if (result_.responses.size() > protocol::limits::kDavResources)
                return Error{ErrorCode::TooLarge, "too many resources in one collection"};
        }
        if (xml_.hasError())
            return Error{ErrorCode::Malformed, xml_.errorString().toStdString()};
        return std::move(result_);
    }

  private:
    [[nodiscard]] bool is(const QString& space, const char* name) const {
        return xml_.namespaceUri() == space && xml_.name() == QLatin1StringView(name);
    }
    void readResponse() {
        DavResponse& response = result_.responses.emplace_back();
        while (xml_.readNextStartElement()) {
            if (is(kDav, "href"))
                response.href = xml_.readElementText().trimmed();
            else if (is(kDav, "status"))
                response.status = statusOf(xml_.readElementText());
            else if (is(kDav, "propstat"))
                readPropstat(response);
            else
                xml_.skipCurrentElement();
        }
    }
    // Properties that the server does not have stand under their own status: what is empty is not taken over.
    void readPropstat(DavResponse& response) {
        DavResponse read = response;
        int status = 0;
        while (xml_.readNextStartElement()) {
            if (is(kDav, "prop"))
                readProperties(read);
            else if (is(kDav, "status"))
                status = statusOf(xml_.readElementText());
            else
                xml_.skipCurrentElement();
        }
        if (status / 100 == 2)
            response = read;
    }
    void readProperties(DavResponse& response) {
        while (xml_.readNextStartElement()) {
            if (is(kDav, "getetag"))
                response.etag = xml_.readElementText().trimmed();
            else if (is(kDav, "displayname"))
                response.displayName = xml_.readElementText().trimmed();
            else if (is(kCardDav, "address-data"))
                response.addressData = xml_.readElementText();
            else if (is(kDav, "current-user-principal"))
                response.principal = readHref();
            else if (is(kCardDav, "addressbook-home-set"))
                response.home = readHref();
            else if (is(kDav, "resourcetype"))
                readType(response);
            else
                xml_.skipCurrentElement();
        }
    }
    void readType(DavResponse& response) {
        while (xml_.readNextStartElement()) {
            response.isAddressBook = response.isAddressBook || is(kCardDav, "addressbook");
            xml_.skipCurrentElement();
        }
    }
    QString readHref() {
        QString href;
        while (xml_.readNextStartElement()) {
            if (is(kDav, "href") && href.isEmpty())
                href = xml_.readElementText().trimmed();
            else
                xml_.skipCurrentElement();
        }
        return href;
    }

    QXmlStreamReader xml_;
    Multistatus result_;
};

class Body {
  public:
    explicit Body(const QString& space, const char* root) : xml_(&bytes_) {
        xml_.writeStartDocument();
        xml_.writeNamespace(kDav, QStringLiteral("d"));
        xml_.writeNamespace(kCardDav, QStringLiteral("c"));
        xml_.writeStartElement(space, QLatin1StringView(root));
    }
    Body& empty(const QString& space, const char* name) {
        xml_.writeEmptyElement(space, QLatin1StringView(name));
        return *this;
    }
    Body& text(const char* name, const QString& value) {
        xml_.writeTextElement(kDav, QLatin1StringView(name), value);
        return *this;
    }
    Body& open(const char* name) {
        xml_.writeStartElement(kDav, QLatin1StringView(name));
        return *this;
    }
    Body& close() {
        xml_.writeEndElement();
        return *this;
    }
    QByteArray done() {
        xml_.writeEndDocument();
        return bytes_;
    }

  private:
    QByteArray bytes_;
    QXmlStreamWriter xml_;
};

}  // namespace

Result<Multistatus> parseMultistatus(const QByteArray& body) {
    return MultistatusReader(body).read();
}

QByteArray discoveryBody() {
    return Body(kDav, "propfind")
        .open("prop")
        .empty(kDav, "current-user-principal")
        .empty(kDav, "resourcetype")
        .empty(kDav, "displayname")
        .empty(kCardDav, "addressbook-home-set")
        .close()
        .done();
}

QByteArray etagsBody() {
    return Body(kDav, "propfind").open("prop").empty(kDav, "getetag").close().done();
}

QByteArray syncBody(const QString& token) {
    return Body(kDav, "sync-collection")
        .text("sync-token", token)
        .text("sync-level", QStringLiteral("1"))
        .open("prop")
        .empty(kDav, "getetag")
        .close()
        .done();
}

QByteArray multigetBody(const QStringList& hrefs) {
    Body body(kCardDav, "addressbook-multiget");
    body.open("prop").empty(kDav, "getetag").empty(kCardDav, "address-data").close();
    for (const QString& href : hrefs)
        body.text("href", href);
    return body.done();
}

}  // namespace euterpe::contacts
