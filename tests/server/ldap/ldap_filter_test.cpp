#include "server/ldap/ldap_filter.h"

#include "server/ldap/circuit_breaker.h"

#include <gtest/gtest.h>

namespace euterpe::ldap {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;

TEST(LdapFilter, WhatMeansSomethingIsEscaped) {
    EXPECT_EQ(escapeFilter("a*b(c)d\\e"), "a\\2ab\\28c\\29d\\5ce");
    EXPECT_EQ(escapeFilter("\0\n"s), "\\00\\0a");
    EXPECT_EQ(escapeFilter("è"), "\\c3\\a8");
    EXPECT_EQ(escapeFilter("O'Neil & Co = #1"), "O'Neil & Co = #1");
}

TEST(LdapFilter, EachWordMustBeFound) {
    Attributes names;
    names.organization = names.unit = names.mail = "";
    EXPECT_EQ(searchFilter(names, "ros"), "(|(givenName=*ros*)(sn=*ros*))");
    EXPECT_EQ(searchFilter(names, " anna  ros) "),
              "(&(|(givenName=*anna*)(sn=*anna*))(|(givenName=*ros\\29*)(sn=*ros\\29*)))");
    EXPECT_EQ(searchFilter(names, "  "), "");
    EXPECT_EQ(searchFilter(names, "*)(uid=*"),
              "(|(givenName=*\\2a\\29\\28uid=\\2a*)(sn=*\\2a\\29\\28uid=\\2a*))");
    EXPECT_EQ(searchFilter(names, "050 316"),
              "(|(givenName=*050316*)(sn=*050316*)(telephoneNumber=*050316*)(mobile=*050316*)"
              "(homePhone=*050316*))");
}

TEST(LdapFilter, NumbersByTheirEnd) {
    Attributes only;
    only.mobile = only.home = "";
    EXPECT_EQ(numberFilter(only, "+39 050 316-3658"), "(|(telephoneNumber=*503163658))");
    EXPECT_EQ(numberFilter(only, "101"), "(|(telephoneNumber=101))");
    EXPECT_EQ(numberFilter(only, "anonymous"), "");
    EXPECT_EQ(numberFilter(only, "*)(sn=*"), "(|(telephoneNumber=\\2a\\2a))");
}

TEST(LdapFilter, TheSameTelephoneInSeveralForms) {
    EXPECT_TRUE(sameNumber("+39 050 3163658", "0503163658"));
    EXPECT_TRUE(sameNumber("0039 050 316 36 58", "+39-050-3163658"));
    EXPECT_TRUE(sameNumber("030 1234567", "+49 30 1234567"));
    EXPECT_TRUE(sameNumber("101", "101"));
    EXPECT_FALSE(sameNumber("101", "050101"));
    EXPECT_FALSE(sameNumber("0503163658", "0503163659"));
    EXPECT_FALSE(sameNumber("", ""));
    EXPECT_FALSE(sameNumber("anna", "bruno"));
}

TEST(LdapFilter, AttributeNames) {
    EXPECT_TRUE(isAttributeName("telephoneNumber"));
    EXPECT_TRUE(isAttributeName("sn;lang-it"));
    EXPECT_FALSE(isAttributeName(""));
    EXPECT_FALSE(isAttributeName("sn=*)(uid"));
}

TEST(CircuitBreaker, WaitsLongerAfterEachFailureAndTriesOnce) {
    CircuitBreaker breaker;
    CircuitBreaker::Time now{};
    EXPECT_TRUE(breaker.admits(now));
    EXPECT_TRUE(breaker.admits(now));
    breaker.failed(now);
    breaker.failed(now);  // was under way with the first
    EXPECT_FALSE(breaker.admits(now + 4s));
    now += 5s;
    EXPECT_TRUE(breaker.admits(now));
    EXPECT_FALSE(breaker.admits(now));
    breaker.failed(now);
    EXPECT_FALSE(breaker.admits(now + 9s));
    now += 10s;
    EXPECT_TRUE(breaker.admits(now));
    breaker.succeeded();
    EXPECT_TRUE(breaker.admits(now));
    EXPECT_FALSE(breaker.isOpen());
    for (int i = 0; i < 20; ++i) {
        breaker.failed(now);
        now += CircuitBreaker::kLongestPause;
        EXPECT_TRUE(breaker.admits(now));
    }
}

}  // namespace
}  // namespace euterpe::ldap
