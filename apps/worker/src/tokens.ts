/** What is injected under these names. */
export const CONFIGURATION = Symbol('WorkerConfiguration');
export const CONNECTIONS = Symbol('LogAccess');
export const KAFKA = Symbol('Log of messaging');
