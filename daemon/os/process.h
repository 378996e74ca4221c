// This process towards the system: its id, the files it needs, telling its starter that it is ready.
//
//   PrepareProcess();
//   if (absl::Status told = TellReady(options.ready_fd); !told.ok()) …
//
// Free functions; PrepareProcess before other threads run, the others from any thread.
#ifndef YOUWARD_DAEMON_OS_PROCESS_H_
#define YOUWARD_DAEMON_OS_PROCESS_H_

#include <string>

#include "absl/status/status.h"

namespace youward::os {

int ProcessId();

// The folder of the running program's file, links resolved; "." where the system does not tell.
std::string ProgramFolder();

// A client that goes away is an error of its connection, not the end of the process; files made are the user's alone.
void PrepareProcess();

// Writes "ready\n" to the descriptor `fd`, which the starter opened, and closes it. FAILED_PRECONDITION: it cannot be
// written; it is closed all the same if it was open.
absl::Status TellReady(int fd);

// Ends the process at once with `exit_code`: no destructor runs, no thread is waited for.
[[noreturn]] void ExitAtOnce(int exit_code);

}  // namespace youward::os

#endif  // YOUWARD_DAEMON_OS_PROCESS_H_
