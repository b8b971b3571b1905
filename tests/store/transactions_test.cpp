// Transactions: whole, in parts, late, and what waits for their end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "store/folders.h"
#include "store/rows.h"
#include "store/store.h"

namespace talewright::store {
namespace {

using namespace talewright::tests;
using testing::ElementsAre;
using testing::IsEmpty;

struct Transactions : testing::Test {
  TemporaryFolder folder;
  std::unique_ptr<Store> store = open_store(folder.path());
  std::vector<std::string> told;

  void write(const std::string& id) { store->insert_character(a_character(id)); }
  bool sees(const std::string& id) { return store->find_character("local", id).has_value(); }
  bool another_thread_sees(const std::string& id) {
    bool seen = false;
    std::thread([&] { seen = sees(id); }).join();
    return seen;
  }
  void tell_after(const std::string& what) {
    store->after_commit([this, what] { told.push_back(what); });
  }
};
struct LateTransactions : Transactions {};
struct AfterACommit : Transactions {};

struct SecondThoughts : std::runtime_error {
  SecondThoughts() : std::runtime_error("on second thoughts") {}
};

TEST_F(Transactions, KeepAllOrNothing) {
  EXPECT_THROW(store->in_transaction([&] {
    store->insert_character(a_character("char_1"));
    EXPECT_TRUE(store->find_character("local", "char_1")) << "sees what it wrote";
    throw std::runtime_error("on second thoughts");
  }),
               std::runtime_error);
  EXPECT_FALSE(store->find_character("local", "char_1"));
  store->in_transaction([&] {
    store->insert_character(a_character("char_1"));
    store->in_transaction([&] { store->insert_character(a_character("char_2")); });
  });
  EXPECT_EQ(store->list_characters("local", "", "", "", 10).rows.size(), 2u);
}

TEST_F(Transactions, LoseOnlyTheNestedPartThatFailed) {
  store->in_transaction([&] {
    store->insert_character(a_character("char_1"));
    EXPECT_THROW(store->in_transaction([&] {
      store->insert_character(a_character("char_2"));
      store->insert_character(a_character("char_1"));
    }),
                 std::logic_error);
    store->insert_character(a_character("char_3"));
  });
  EXPECT_THAT(ids(store->list_characters("local", "", "", "", 10)),
              ElementsAre("char_3", "char_1"));
}

TEST_F(Transactions, OfManyThreadsFollowEachOther) {
  store->insert_character(a_character("char_1"));
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 25; ++i) {
        store->in_transaction([&] {
          CharacterRecord row = *store->find_character("local", "char_1");
          ++row.updated_ms;
          ASSERT_TRUE(store->update_character(row, "draft", 1));
        });
        ASSERT_TRUE(store->find_character("local", "char_1"));
      }
    });
  threads.clear();
  EXPECT_EQ(store->find_character("local", "char_1")->updated_ms, 101);
}

TEST_F(LateTransactions, KeepNobodyWaitingBeforeTheyWrite) {
  store->in_late_transaction([&] {
    std::thread([&] { write("char_other"); }).join();  // never ends if the writer is held
    EXPECT_TRUE(sees("char_other"));
    write("char_1");
    EXPECT_TRUE(sees("char_1")) << "reads what it wrote";
    EXPECT_FALSE(another_thread_sees("char_1"));
  });
  EXPECT_TRUE(another_thread_sees("char_1"));
}

TEST_F(LateTransactions, KeepOthersOutFromTheirFirstWriteToTheirEnd) {
  std::thread other;
  std::vector<std::string> seen_by_other;
  store->in_late_transaction([&] {
    write("char_1");
    other = std::thread([&] {
      store->in_transaction([&] {
        for (const char* id : {"char_1", "char_2"})
          if (sees(id)) seen_by_other.push_back(id);
      });
    });
    write("char_2");
  });
  other.join();
  EXPECT_THAT(seen_by_other, ElementsAre("char_1", "char_2"));
}

TEST_F(LateTransactions, KeepNothingWhenTheyThrow) {
  EXPECT_THROW(store->in_late_transaction([&] {
    write("char_1");
    store->in_transaction([&] { write("char_2"); });
    tell_after("written");
    throw SecondThoughts();
  }),
               SecondThoughts);
  EXPECT_FALSE(sees("char_1"));
  EXPECT_FALSE(sees("char_2"));
  EXPECT_THAT(told, IsEmpty());
  std::thread([&] { write("char_1"); }).join();  // the writer was given back
  EXPECT_TRUE(sees("char_1"));
}

TEST_F(LateTransactions, ThatThrowBeforeTheyWriteHoldNothing) {
  EXPECT_THROW(store->in_late_transaction([] { throw SecondThoughts(); }), SecondThoughts);
  store->in_late_transaction([] {});
  write("char_1");
  EXPECT_TRUE(another_thread_sees("char_1"));
}

TEST_F(LateTransactions, LoseOnlyThePartThatFailed) {
  store->in_late_transaction([&] {
    EXPECT_THROW(store->in_transaction([&] {
      write("char_lost");
      tell_after("lost");
      throw SecondThoughts();
    }),
                 SecondThoughts);
    write("char_kept");
    tell_after("kept");
    EXPECT_THAT(told, IsEmpty());
  });
  EXPECT_FALSE(sees("char_lost"));
  EXPECT_TRUE(sees("char_kept"));
  EXPECT_THAT(told, ElementsAre("kept"));
}

TEST_F(LateTransactions, WithinALateOneAreAPartOfItWhoeverBegins) {
  store->in_late_transaction([&] {
    EXPECT_THROW(store->in_late_transaction([&] {
      write("char_lost");
      tell_after("lost");
      throw SecondThoughts();
    }),
                 SecondThoughts);
    std::thread([&] { write("char_other"); }).join();  // nothing is begun any more
    store->in_late_transaction([&] { write("char_1"); });
    EXPECT_FALSE(another_thread_sees("char_1"));
    EXPECT_THROW(store->in_late_transaction([&] {
      write("char_lost");
      throw SecondThoughts();
    }),
                 SecondThoughts);
  });
  EXPECT_FALSE(sees("char_lost"));
  EXPECT_TRUE(sees("char_1"));
  EXPECT_THAT(told, IsEmpty());
}

TEST_F(LateTransactions, WithinATransactionAreAPartOfIt) {
  EXPECT_THROW(store->in_transaction([&] {
    store->in_late_transaction([&] { write("char_1"); });
    throw SecondThoughts();
  }),
               SecondThoughts);
  EXPECT_FALSE(sees("char_1"));
}

TEST_F(LateTransactions, OfTwoStoresAreTwo) {
  TemporaryFolder elsewhere;
  const auto other = open_store(elsewhere.path());
  EXPECT_THROW(store->in_late_transaction([&] {
    other->in_late_transaction([&] {
      write("char_1");
      other->insert_character(a_character("char_2"));
    });
    throw SecondThoughts();
  }),
               SecondThoughts);
  EXPECT_FALSE(sees("char_1"));
  EXPECT_TRUE(other->find_character("local", "char_2"));
}

TEST_F(LateTransactions, OfManyThreadsFollowEachOther) {
  write("char_1");
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 15; ++i)
        store->in_late_transaction([&] {
          store->in_transaction([&] {
            CharacterRecord row = *store->find_character("local", "char_1");
            ++row.updated_ms;
            ASSERT_TRUE(store->update_character(row, "draft", 1));
          });
        });
    });
  threads.clear();
  EXPECT_EQ(store->find_character("local", "char_1")->updated_ms, 61);
}

TEST_F(AfterACommit, ComesAtOnceWhereNoTransactionIsOpen) {
  tell_after("now");
  EXPECT_THAT(told, ElementsAre("now"));
}

TEST_F(AfterACommit, ComesWhatWaitedForItInOrderAndFreeToWrite) {
  store->in_transaction([&] {
    write("char_1");
    store->after_commit([&] {
      EXPECT_TRUE(another_thread_sees("char_1"));
      write("char_2");
      told.push_back("wrote");
    });
    store->in_transaction([&] { tell_after("of the part"); });
    tell_after("last");
    EXPECT_THAT(told, IsEmpty());
  });
  EXPECT_THAT(told, ElementsAre("wrote", "of the part", "last"));
  EXPECT_TRUE(another_thread_sees("char_2"));
}

TEST_F(AfterACommit, ComesNothingOfWhatWasRolledBack) {
  store->in_transaction([&] {
    tell_after("before");
    EXPECT_THROW(store->in_transaction([&] {
      tell_after("lost");
      throw SecondThoughts();
    }),
                 SecondThoughts);
    tell_after("after");
  });
  EXPECT_THAT(told, ElementsAre("before", "after"));
  EXPECT_THROW(store->in_transaction([&] {
    tell_after("lost");
    throw SecondThoughts();
  }),
               SecondThoughts);
  EXPECT_EQ(told.size(), 2u);
}

TEST_F(AfterACommit, ComesWhatALateTransactionWaitedForEvenIfItWroteNothing) {
  store->in_late_transaction([&] {
    tell_after("done");
    EXPECT_THAT(told, IsEmpty());
  });
  EXPECT_THAT(told, ElementsAre("done"));
}

}  // namespace
}  // namespace talewright::store
