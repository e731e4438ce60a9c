/** A command line or a configuration that cannot be served: exit code 2. */
export class UsageError extends Error {
  readonly code = 'USAGE';
}
