#include <spawn.h>

// glibc 2.34; its header shows it only with _DEFAULT_SOURCE, which Swift's import of glibc doesn't set.
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
