// What the files of Commands share.
#pragma once

#include "desktop/link/request.h"
#include "desktop/replica/commands.h"

#include <utility>

namespace euterpe::replica {

// An answer without content, for whoever only wants to know whether it worked.
template <class Answer>
std::function<void(Result<Answer>)> withoutContent(Commands::Done done) {
    return [done = std::move(done)](Result<Answer> answer) {
        if (!done)
            return;
        if (answer)
            done({});
        else
            done(answer.error());
    };
}

}  // namespace euterpe::replica
