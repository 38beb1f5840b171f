// The office that every scenario starts in: a real Asterisk with the demo company, euterpe-server beside it,
// users at desks, telephones that ring. Skipped, with the reason, where a real Asterisk cannot run.
#pragma once

#include "tests/stage/asterisk.h"
#include "tests/stage/desk.h"
#include "tests/stage/server.h"
#include "tests/stage/sip_phone.h"

#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace euterpe::stage {

class Scenario : public ::testing::Test {
  protected:
    void SetUp() override {
        if (const std::string& reason = Asterisk::whyNot(); !reason.empty())
            GTEST_SKIP() << reason;
        asterisk_.emplace("scenario", withOutside());
        server_.emplace(pbxOf(*asterisk_), folder_.path() / "server", serverOptions());
        for (const char* user : {"101", "103", "104", "105"})
            server_->addUser(user);
        server_->start();
    }

    void TearDown() override {
        desks_.clear();
        if (HasFailure()) {
            for (const auto& [account, telephone] : phones_)
                std::cerr << "--- telephone " << account << ", last part\n" << lastPart(telephone->log());
        }
        phones_.clear();
        if (server_) {
            EXPECT_EQ(server_->finish(), "") << "what is wrong with euterpe-server";
        }
        if (HasFailure() && server_)
            std::cerr << "--- euterpe-server's log, last part\n" << lastPart(server_->log());
        server_.reset();
        asterisk_.reset();
    }

    [[nodiscard]] virtual bool withOutside() const { return false; }
    [[nodiscard]] virtual ServerOptions serverOptions() const { return {}; }

    Asterisk& asterisk() { return *asterisk_; }
    Server& server() { return *server_; }

    // A registered telephone; the tone tells whose voice it is.
    SipPhone& phone(const std::string& account, int toneHz = 440) {
        auto& made = phones_[account];
        if (!made) {
            made = std::make_unique<SipPhone>(
                SipPhone::Settings{account, asterisk().passwordOf(account), asterisk().registrar(), toneHz},
                folder_.path() / ("phone-" + account));
            EXPECT_TRUE(made->registered()) << account;
        }
        return *made;
    }

    // The desk of the user of that extension, logged in, with live state.
    Desk& desk(const std::string& extension, protocol::Mode mode = protocol::Mode::Pro) {
        auto& made = desks_[extension];
        if (!made) {
            made = std::make_unique<Desk>(server().port(), extension, DeskOptions{extension, mode});
            EXPECT_TRUE(made->online()) << extension;
        }
        return *made;
    }

    // 103 calls 104 and both talk.
    void connect103To104() {
        SipPhone& anna = phone("103", 440);
        SipPhone& bruno = phone("104", 700);
        anna.dial("104");
        ASSERT_TRUE(bruno.rings());
        bruno.accept();
        ASSERT_TRUE(bruno.talks());
        ASSERT_TRUE(anna.talks());
    }

    const TemporaryFolder folder_;

  private:
    static std::string lastPart(const std::string& text) {
        return text.size() > 6000 ? text.substr(text.size() - 6000) : text;
    }

    std::optional<Asterisk> asterisk_;
    std::optional<Server> server_;
    std::map<std::string, std::unique_ptr<SipPhone>> phones_;
    std::map<std::string, std::unique_ptr<Desk>> desks_;
};

}  // namespace euterpe::stage
