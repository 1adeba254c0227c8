/** What is injected under these names. */
export const CONFIGURATION = Symbol('WorkerConfiguration');
export const LOG = Symbol('LogAccess');
export const KAFKA = Symbol('Log of messaging');
