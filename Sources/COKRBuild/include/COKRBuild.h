// What was built: the version that all programs of the package share, and what only the build knows.

/// The version, such as "1.0.0".
const char *_Nonnull okr_build_version(void);

/// The commit that the program was built from, as OKR_COMMIT named it to the build; else "unknown".
const char *_Nonnull okr_build_commit(void);
