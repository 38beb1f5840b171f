#include "server/app/pages.h"

#include "lib/base/result.h"

#include <boost/json.hpp>

namespace euterpe::app {
namespace {

class Page {
  public:
    template <class N>
    void gauge(const char* name, const char* help, N value) {
        head(name, help, "gauge");
        line(name, "", value);
    }
    template <class N>
    void counter(const char* name, const char* help, N value) {
        head(name, help, "counter");
        line(name, "", value);
    }
    void head(const char* name, const char* help, const char* type) {
        text_ += std::string("# HELP euterpe_") + name + ' ' + help + "\n# TYPE euterpe_" + name + ' ' +
                 type + '\n';
    }
    template <class N>
    void line(const char* name, const std::string& labels, N value) {
        text_ += std::string("euterpe_") + name + labels + ' ' + std::to_string(value) + '\n';
    }
    std::string text() && { return std::move(text_); }

  private:
    std::string text_;
};

}  // namespace

std::string healthJson(const Readings& r) {
    namespace json = boost::json;
    json::array missing;
    for (const std::string& right : r.missingRights)
        missing.emplace_back(right);
    return json::serialize(json::object{
        {"ok", r.status.connected && r.missingRights.empty()},
        {"version", EUTERPE_VERSION},
        {"uptimeS", (r.now - r.startedAt) / 1000},
        {"pbx", json::object{{"connected", r.status.connected},
                             {"since", r.status.since},
                             {"lagMs", r.status.lagMs},
                             {"version", r.status.version},
                             {"missingRights", std::move(missing)}}},
        {"sessions", r.sessions},
    });
}

std::string metricsText(const Readings& r) {
    Page page;
    page.gauge("sessions", "Connected clients.", r.sessions);
    page.gauge("users", "Users here now or until lately.", r.users);
    page.gauge("extensions", "Extensions shown.", r.extensions);
    page.gauge("pbx_connected", "1 while Asterisk is followed.", r.status.connected ? 1 : 0);
    page.gauge("pbx_missing_rights", "AMI actions that the PBX does not allow us.", r.missingRights.size());
    page.gauge("pbx_lag_ms", "Round trip of the last AMI Ping.", r.status.lagMs);
    page.counter("pbx_events_total", "AMI events read.", r.pbx.events);
    page.counter("pbx_dropped_total", "AMI messages over a limit.", r.pbx.droppedMessages);
    page.counter("pbx_reconnects_total", "AMI connections after the first.", r.pbx.reconnects);
    page.counter("pbx_snapshots_total", "Full reads of the PBX's state.", r.pbx.snapshots);
    page.counter("changes_total", "Changes of state taken in.", r.hub.changes);
    page.counter("batches_total", "State batches delivered.", r.hub.batches);
    page.counter("batch_bytes_total", "Bytes of state batches.", r.hub.batchBytes);
    page.counter("snapshots_total", "Full snapshots delivered.", r.hub.snapshots);
    page.counter("requests_total", "Requests of clients.", r.hub.requests);
    page.counter("logins_total", "Successful logins.", r.hub.logins);
    page.counter("resumes_total", "Sessions resumed.", r.hub.resumes);
    page.counter("dials_total", "Calls started.", r.hub.dials);
    page.counter("register_rows_read_total", "Call records read from the PBX.", r.hub.callRowsRead);
    page.counter("register_failures_total", "Failed imports of call records.", r.hub.importFailures);
    page.gauge("register_last_import_seconds", "Time of the last import.", r.hub.lastImport / 1000);
    page.gauge("store_queue", "Database jobs waiting.", r.storeQueue);
    page.gauge("connections", "Open sockets.", r.web.open);
    page.counter("connections_total", "Sockets accepted.", r.web.accepted);
    page.counter("connections_refused_total", "Sockets over the limit.", r.web.refusedConnections);
    page.counter("handshakes_failed_total", "TLS handshakes that failed.", r.web.failedHandshakes);
    page.counter("websocket_messages_total", "WebSocket messages written.", r.web.messagesOut);
    page.counter("websocket_bytes_total", "WebSocket payload written.", r.web.bytesOut);
    page.counter("websocket_too_slow_total", "Clients closed because they did not read.", r.web.tooSlow);
    page.counter("http_requests_total", "REST requests.", r.web.httpRequests);
    page.counter("http_refused_total", "REST requests over the rate.", r.web.httpRefused);
    page.head("refused_total", "Requests answered with an error, by code.", "counter");
    for (const auto& [code, count] : r.hub.refused)
        page.line("refused_total", "{code=\"" + std::string(toString(code)) + "\"}", count);
    page.gauge("uptime_seconds", "Since the start.", (r.now - r.startedAt) / 1000);
    return std::move(page).text();
}

}  // namespace euterpe::app
