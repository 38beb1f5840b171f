// The connection to the database: opens it, sets it up, migrates it, and turns what SOCI throws into Errors.
// Owns the soci::session. The store's thread only. Every .cpp of this folder that talks SQL includes this;
// outside it only the tests do, since SOCI takes seconds to compile.
#pragma once

#include "lib/base/log.h"
#include "lib/base/result.h"
#include "server/store/sql_text.h"

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>

#include <soci/soci.h>

namespace euterpe::store {

class Connection {
  public:
    // `path`: the SQLite file, or ":memory:". `steps`: the migrations to bring it to.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const std::string& path, bool mayCreate,
                                                                  const std::vector<Migration>& steps,
                                                                  const Log& log);

    soci::session& session() { return session_; }
    // A statement of sql/*.sql by its name; a name that does not exist is our bug.
    [[nodiscard]] const std::string& sql(std::string_view name) const;

    // What a thrown exception means. Called inside a catch block's scope with the exception.
    [[nodiscard]] Error describe(const std::exception& failure) const;

    // Runs `body`, which returns a Result; what it throws becomes an Error.
    template <class Body>
    std::invoke_result_t<Body&> guarded(Body body) {
        try {
            return body();
        } catch (const std::exception& failure) {
            return describe(failure);
        }
    }

  private:
    explicit Connection(std::string path);
    void setUp();
    Result<void> migrate(const std::vector<Migration>& steps, const Log& log);

    std::string path_;
    std::unordered_map<std::string, std::string> statements_;
    soci::session session_;
};

// One transaction: rolled back unless commit() was reached. Read: what is read in it belongs together.
class Transaction {
  public:
    enum class For { Write, Read };
    explicit Transaction(Connection& connection, For what = For::Write);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

  private:
    soci::session& session_;
    bool open_ = true;
};

// While it lives, transactions are on the disk when they are committed; otherwise the last ones before a
// power failure may be lost. Made before the transaction.
class Durable {
  public:
    explicit Durable(Connection& connection);
    ~Durable();
    Durable(const Durable&) = delete;
    Durable& operator=(const Durable&) = delete;

  private:
    soci::session& session_;
};

// The number of rows that a statement changed.
long long executeCounting(soci::statement& statement);

}  // namespace euterpe::store
