#include "COKRBuild.h"

const char *okr_build_commit(void) { return OKR_COMMIT; }
