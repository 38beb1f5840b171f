// A server on loop-back that answers as the test says, by method, depth and path; 404 to everything else. GUI
// thread only.
#pragma once

#include <map>
#include <string>

#include <QByteArray>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

namespace euterpe::contacts {

class RawDav : public QObject {
  public:
    struct Answer {
        int status = 404;
        QByteArray body;
        QByteArray location = {};
    };
    std::map<QByteArray, Answer> answers;  // by "REPORT 1 /book/"

    RawDav() {
        server_.listen(QHostAddress::LocalHost);
        connect(&server_, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = server_.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadable(*socket); });
        });
    }
    [[nodiscard]] std::string url(const char* path) const {
        return "http://127.0.0.1:" + std::to_string(server_.serverPort()) + path;
    }

  private:
    static QByteArray header(const QByteArray& head, const QByteArray& name) {
        const auto at = head.toLower().indexOf("\r\n" + name.toLower() + ": ");
        if (at < 0)
            return {};
        const auto begin = at + 4 + name.size();
        return head.mid(begin, head.indexOf("\r\n", begin) - begin);
    }
    void onReadable(QTcpSocket& socket) {
        QByteArray& received = received_[&socket];
        received += socket.readAll();
        const auto headEnd = received.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        const QByteArray head = received.left(headEnd + 2);
        const auto length = header(head, "Content-Length").toLongLong();
        if (received.size() < headEnd + 4 + length)
            return;
        received = received.mid(headEnd + 4 + length);
        const QList<QByteArray> words = head.left(head.indexOf("\r\n")).split(' ');
        const Answer answer = answers[words[0] + ' ' + header(head, "Depth") + ' ' + words[1]];
        QByteArray out = "HTTP/1.1 " + QByteArray::number(answer.status) +
                         " Said\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
        if (!answer.location.isEmpty())
            out += "Location: " + answer.location + "\r\n";
        socket.write(out + "\r\n" + answer.body);
    }

    QTcpServer server_;
    std::map<QTcpSocket*, QByteArray> received_;
};

}  // namespace euterpe::contacts
