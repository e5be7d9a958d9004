import Testing

/// Tests of identity on a real PostgreSQL; each has a migrated database of its own.
///
/// One after the other, for a server has a limited number of connections.
@Suite(.identityCluster, .serialized) enum IdentityTests {}
