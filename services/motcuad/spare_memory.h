// Memory that was freed and that the C library keeps, in one arena for every few threads: what a
// flood or one great import left behind is given back to the system.
#pragma once

#include <ctime>

namespace motcua {

// How often it is looked for.
inline constexpr timespec spare_memory_interval{.tv_sec = 5, .tv_nsec = 0};

// Gives back what is free in whole pages, if the process holds 16 MB more than is in use: a server
// at its steady size is left alone, for this takes the arenas' locks for some milliseconds.
void give_back_spare_memory();

}  // namespace motcua
