// What only the build knows.

/// The commit that the program was built from, as OKR_COMMIT named it to the build; else "unknown".
const char *_Nonnull okr_build_commit(void);
