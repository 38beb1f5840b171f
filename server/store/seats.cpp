#include "server/store/store.h"
#include "server/store/user_rows_p.h"

#include <string>

namespace euterpe::store {
namespace {

using soci::into;
using soci::use;

bool allows(SeatKind seat, protocol::Mode mode) {
    return seat == SeatKind::Phone || (seat == SeatKind::Pro && mode == protocol::Mode::Pro);
}

}  // namespace

Result<SeatUse> Store::seats() {
    return connection_->guarded([&]() -> Result<SeatUse> {
        SeatUse use;
        use.totals = readSeatTotals(*connection_);
        use.given = {seatsGiven(*connection_, SeatKind::Pro, ""),
                     seatsGiven(*connection_, SeatKind::Phone, "")};
        return use;
    });
}

Result<void> Store::setSeatTotals(const SeatTotals& totals) {
    if (totals.pro < 0 || totals.phone < 0)
        return Error{ErrorCode::InvalidArgument, "a number of seats is 0 or more"};
    return connection_->guarded([&]() -> Result<void> {
        Transaction transaction(*connection_);
        writeSetting(*connection_, "seats.pro", std::to_string(totals.pro));
        writeSetting(*connection_, "seats.phone", std::to_string(totals.phone));
        transaction.commit();
        return {};
    });
}

Result<SeatDecision> Store::checkSeat(const UserId& user, protocol::Mode wanted) {
    using protocol::Mode;
    using protocol::SeatOutcome;
    return connection_->guarded([&]() -> Result<SeatDecision> {
        const auto row = findUserRow(*connection_, user);
        if (!row)
            return noSuchUser(user);
        if (wanted != Mode::Pro && wanted != Mode::Phone)
            return SeatDecision{Mode::Free, SeatOutcome::NotNeeded};
        const SeatKind seat = row->record.seat;
        if (!allows(seat, wanted))
            return SeatDecision{Mode::Free, SeatOutcome::NoSeatForUser};
        // Totals may have been lowered below what is given: the longest holders keep theirs.
        int before = 0;
        connection_->session() << connection_->sql("seat.rank"), into(before), use(user.str(), "name");
        const SeatTotals totals = readSeatTotals(*connection_);
        if (before >= (seat == SeatKind::Pro ? totals.pro : totals.phone))
            return SeatDecision{Mode::Free, SeatOutcome::AllSeatsTaken};
        return SeatDecision{wanted, SeatOutcome::Granted};
    });
}

}  // namespace euterpe::store
