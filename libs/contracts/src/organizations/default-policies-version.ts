/**
 * The version of the deadlines that hold for an alliance without its own: clocks that were started under them pin it (escalation), and an
 * alliance's own policies begin behind it (organizations), so that one that takes the code of a default does not judge the default's
 * clocks anew (lifecycle B2.6, ADR-0190).
 */
export const DEFAULT_POLICIES_VERSION = 1;
