#include "daemon/service/call_log.h"

#include <gtest/gtest.h>

#include <atomic>

#include "daemon/service/workers.h"

namespace youward::service {
namespace {

TEST(CallLog, IsIdleOnlyWhileNoCallRuns) {
  CallLog log;
  const auto before = log.IdleSince();
  ASSERT_TRUE(before.has_value());
  log.Begin();
  log.Begin();
  log.Finish(CallLog::End::kAnswered);
  EXPECT_EQ(log.counts().running(), 1u);
  EXPECT_FALSE(log.IdleSince().has_value());
  log.Finish(CallLog::End::kAbandoned);
  ASSERT_TRUE(log.IdleSince().has_value());
  EXPECT_GT(*log.IdleSince(), *before);
}

TEST(CallLog, CountsAClientThatComesAsActivity) {
  CallLog log;
  const auto before = *log.IdleSince();
  log.Touch();
  EXPECT_GT(*log.IdleSince(), before);
}

TEST(CallLog, TellsHowCallsEnded) {
  CallLog log;
  for (int i = 0; i < 6; ++i) log.Begin();
  log.Finish(CallLog::End::kAnswered);
  log.Finish(CallLog::End::kRefused);
  log.Finish(CallLog::End::kRefused);
  log.NoteCancelled();
  log.Finish(CallLog::End::kAbandoned);
  EXPECT_EQ(log.counts().cancelled, 1u);
  EXPECT_EQ(log.counts().begun, 6u);
  EXPECT_EQ(log.counts().answered, 1u);
  EXPECT_EQ(log.counts().refused, 2u);
  EXPECT_EQ(log.counts().abandoned, 1u);
  EXPECT_EQ(log.counts().running(), 2u);
}

TEST(Workers, WithoutThreadsRunWorkAtOnce) {
  Workers workers({.threads = 0});
  bool ran = false;
  EXPECT_TRUE(workers.Submit([&] { ran = true; }));
  EXPECT_TRUE(ran);
}

TEST(Workers, TakeNoMoreThanMayWait) {
  Workers workers({.threads = 1, .max_waiting = 2});
  std::atomic<bool> busy = false;
  std::atomic<bool> go_on = false;
  std::atomic<int> done = 0;
  ASSERT_TRUE(workers.Submit([&] {
    busy = true;
    busy.notify_one();
    go_on.wait(false);
  }));
  busy.wait(false);  // begun: it does not wait any more
  EXPECT_TRUE(workers.Submit([&] { ++done; }));
  EXPECT_TRUE(workers.Submit([&] { ++done; }));
  EXPECT_FALSE(workers.Submit([&] { ++done; }));
  go_on = true;
  go_on.notify_one();
  workers.Join();
  EXPECT_EQ(done, 2) << "what was taken has run, what was refused has not";
}

TEST(Workers, AreAtLeastOneAndAtMostFour) {
  EXPECT_GE(DefaultWorkerCount(), 1);
  EXPECT_LE(DefaultWorkerCount(), 4);
}

}  // namespace
}  // namespace youward::service
