// Texts made of pieces that are hard to cut: emoji with joiners, combining marks, marks of structure, right-to-left
// words.
#ifndef YOUWARD_TESTS_UNIT_TEXT_RANDOM_TEXT_H_
#define YOUWARD_TESTS_UNIT_TEXT_RANDOM_TEXT_H_

#include <random>
#include <string>

namespace youward::text {

// Valid UTF-8 of up to `pieces` pieces. The same generator state gives the same text.
std::string RandomText(std::mt19937& random, int pieces);

}  // namespace youward::text

#endif  // YOUWARD_TESTS_UNIT_TEXT_RANDOM_TEXT_H_
