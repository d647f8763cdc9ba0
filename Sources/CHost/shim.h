// Headers of glibc that Swift's import of it leaves out.
#include <sys/random.h>
#include <sys/timex.h>
