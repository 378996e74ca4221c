#include "plugins/cli/line_queue.h"

#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace youward::cli {
namespace {

std::unique_ptr<LineJob> Job(std::uint64_t number, std::string line = "") {
  auto job = std::make_unique<LineJob>();
  job->number = number;
  job->line = std::move(line);
  return job;
}

TEST(LineQueue, GivesAnswersInTheOrderOfReading) {
  LineQueue queue;
  queue.Add(Job(1));
  queue.Add(Job(2));
  LineJob* first = queue.Take();
  LineJob* second = queue.Take();
  queue.Done(second);
  queue.Done(first);
  EXPECT_EQ(queue.Next()->number, 1u);
  EXPECT_EQ(queue.Next()->number, 2u);
}

TEST(LineQueue, AnAnswerNeedNotWaitForMoreLines) {
  LineQueue queue;
  queue.Add(Job(1));
  queue.Done(queue.Take());
  EXPECT_EQ(queue.Next()->number, 1u);
}

TEST(LineQueue, EndsWhenAllIsAnswered) {
  LineQueue queue;
  queue.Add(Job(1));
  queue.Finish();
  queue.Done(queue.Take());
  EXPECT_EQ(queue.Take(), nullptr);
  EXPECT_NE(queue.Next(), nullptr);
  EXPECT_EQ(queue.Next(), nullptr);
}

TEST(LineQueue, AFullQueueMakesTheReaderWait) {
  for (const LineQueue::Limits limits : {LineQueue::Limits{.lines = 1}, LineQueue::Limits{.bytes = 3}}) {
    LineQueue queue(limits);
    ASSERT_TRUE(queue.Add(Job(1, "four")));
    std::promise<void> added;
    std::thread reader([&] {
      queue.Add(Job(2, "four"));
      added.set_value();
    });
    std::future<void> second = added.get_future();
    LineJob* first = queue.Take();
    EXPECT_EQ(first->number, 1u);
    queue.Done(first);
    EXPECT_EQ(queue.Next()->number, 1u);  // makes room
    second.wait();
    EXPECT_EQ(queue.Take()->number, 2u);
    reader.join();
  }
}

TEST(LineQueue, StopWakesEverybody) {
  LineQueue queue({.lines = 1});
  ASSERT_TRUE(queue.Add(Job(1)));
  std::thread reader([&] { EXPECT_FALSE(queue.Add(Job(2))); });
  std::thread writer([&] { EXPECT_EQ(queue.Next(), nullptr); });
  queue.Stop();
  reader.join();
  writer.join();
  EXPECT_EQ(queue.Take(), nullptr);
}

TEST(LineQueue, ManyWorkersKeepTheOrder) {
  static constexpr std::uint64_t kLines = 2000;
  LineQueue queue({.lines = 8});
  std::vector<std::thread> workers;
  workers.reserve(4);
  for (int i = 0; i < 4; ++i) {
    workers.emplace_back([&] {
      while (LineJob* job = queue.Take()) {
        job->answer = std::to_string(job->number);
        queue.Done(job);
      }
    });
  }
  std::vector<std::string> answers;
  std::thread writer([&] {
    while (const auto job = queue.Next()) answers.push_back(job->answer);
  });
  for (std::uint64_t i = 1; i <= kLines; ++i) queue.Add(Job(i));
  queue.Finish();
  for (std::thread& worker : workers) worker.join();
  writer.join();
  ASSERT_EQ(answers.size(), kLines);
  for (std::uint64_t i = 1; i <= kLines; ++i) EXPECT_EQ(answers[i - 1], std::to_string(i));
}

}  // namespace
}  // namespace youward::cli
