#include "COKRBuild.h"

const char *okr_build_version(void) { return "1.0.0"; }

const char *okr_build_commit(void) { return OKR_COMMIT; }
