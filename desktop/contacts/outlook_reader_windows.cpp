// Outlook by late binding (IDispatch), so that no version of its type library is needed. The names are those
// of Outlook's object model: Application, NameSpace, Folder, ContactItem.
#include "desktop/contacts/outlook_reader.h"
#include "lib/contacts/contact_draft.h"

#include <atlbase.h>
#include <atlcomcli.h>
#include <windows.h>

#include <QString>

namespace euterpe::contacts {
namespace {

using protocol::ContactFieldType;

constexpr int kContactItems = 2;   // OlItemType.olContactItem
constexpr int kContactClass = 40;  // OlObjectClass.olContact
constexpr int kDepth = 16;         // of folders

class ComThread {
  public:
    ComThread() : result_(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED)) {}
    ~ComThread() {
        if (SUCCEEDED(result_))
            CoUninitialize();
    }
    ComThread(const ComThread&) = delete;
    ComThread& operator=(const ComThread&) = delete;

  private:
    HRESULT result_;
};

CComVariant property(IDispatch& object, const wchar_t* name) {
    CComDispatchDriver driver(&object);
    CComVariant value;
    return SUCCEEDED(driver.GetPropertyByName(name, &value)) ? value : CComVariant();
}

CComPtr<IDispatch> objectProperty(IDispatch& object, const wchar_t* name) {
    const CComVariant value = property(object, name);
    return value.vt == VT_DISPATCH ? CComPtr<IDispatch>(value.pdispVal) : CComPtr<IDispatch>();
}

int number(IDispatch& object, const wchar_t* name) {
    CComVariant value = property(object, name);
    return SUCCEEDED(value.ChangeType(VT_I4)) ? value.lVal : 0;
}

std::string text(IDispatch& object, const wchar_t* name) {
    CComVariant value = property(object, name);
    if (FAILED(value.ChangeType(VT_BSTR)) || value.bstrVal == nullptr)
        return {};
    return QString::fromWCharArray(value.bstrVal, static_cast<int>(SysStringLen(value.bstrVal)))
        .toStdString();
}

// The `index`th of a collection, from 1.
CComPtr<IDispatch> item(IDispatch& collection, int index) {
    CComDispatchDriver driver(&collection);
    CComVariant at(index);
    CComVariant value;
    if (FAILED(driver.Invoke1(L"Item", &at, &value)) || value.vt != VT_DISPATCH)
        return {};
    return value.pdispVal;
}

bool readContact(IDispatch& contact, ContactSink& sink) {
    ContactDraft draft(sink, protocol::ContactSource::Outlook, 0);
    draft.setKey(text(contact, L"EntryID"));
    draft.setName(text(contact, L"FirstName"), text(contact, L"LastName"));
    draft.setOrganization(text(contact, L"CompanyName"), text(contact, L"Department"));
    const std::pair<ContactFieldType, const wchar_t*> details[] = {
        {ContactFieldType::Work, L"BusinessTelephoneNumber"},
        {ContactFieldType::Work, L"Business2TelephoneNumber"},
        {ContactFieldType::Work, L"CompanyMainTelephoneNumber"},
        {ContactFieldType::Work, L"PrimaryTelephoneNumber"},
        {ContactFieldType::Work, L"OtherTelephoneNumber"},
        {ContactFieldType::Home, L"HomeTelephoneNumber"},
        {ContactFieldType::Home, L"Home2TelephoneNumber"},
        {ContactFieldType::Mobile, L"MobileTelephoneNumber"},
        {ContactFieldType::Mobile, L"CarTelephoneNumber"},
        {ContactFieldType::Fax, L"BusinessFaxNumber"},
        {ContactFieldType::Fax, L"HomeFaxNumber"},
        {ContactFieldType::Email, L"Email1Address"},
        {ContactFieldType::Email, L"Email2Address"},
        {ContactFieldType::Email, L"Email3Address"}};
    for (const auto& [type, name] : details)
        draft.addField(type, text(contact, name), {}, 0);
    return draft.finish();
}

bool readFolder(IDispatch& folder, const QStringList& excluded, int depth, ContactSink& sink) {
    if (depth > kDepth || excluded.contains(QString::fromStdString(text(folder, L"Name"))))
        return true;
    if (number(folder, L"DefaultItemType") == kContactItems) {
        if (const auto items = objectProperty(folder, L"Items")) {
            for (int i = 1; i <= number(*items, L"Count"); ++i) {
                const auto contact = item(*items, i);
                if (contact && number(*contact, L"Class") == kContactClass && !readContact(*contact, sink))
                    return false;
            }
        }
    }
    if (const auto folders = objectProperty(folder, L"Folders")) {
        for (int i = 1; i <= number(*folders, L"Count"); ++i) {
            const auto below = item(*folders, i);
            if (below && !readFolder(*below, excluded, depth + 1, sink))
                return false;
        }
    }
    return true;
}

}  // namespace

bool hasOutlook() {
    CLSID id;
    return SUCCEEDED(CLSIDFromProgID(L"Outlook.Application", &id));
}

Result<void> readOutlook(const QStringList& excludedFolders, ContactSink& sink) {
    const ComThread com;
    CComPtr<IDispatch> outlook;
    if (FAILED(outlook.CoCreateInstance(L"Outlook.Application", nullptr, CLSCTX_LOCAL_SERVER)) || !outlook)
        return Error{ErrorCode::NotFound, "Outlook does not start"};
    CComDispatchDriver driver(outlook);
    CComVariant kind(L"MAPI");
    CComVariant space;
    if (FAILED(driver.Invoke1(L"GetNamespace", &kind, &space)) || space.vt != VT_DISPATCH)
        return Error{ErrorCode::NotFound, "Outlook does not give its folders"};
    const auto stores = objectProperty(*space.pdispVal, L"Folders");
    for (int i = 1; stores && i <= number(*stores, L"Count"); ++i) {
        const auto top = item(*stores, i);
        if (top && !readFolder(*top, excludedFolders, 0, sink))
            break;
    }
    return {};
}

}  // namespace euterpe::contacts
