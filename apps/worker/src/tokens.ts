/** What is injected under these names. */
export const CONFIGURATION = Symbol('WorkerConfiguration');
export const LOG = Symbol('LogAccess');
export const KAFKA = Symbol('Log of messaging');

/** The topic that carries the log. Its count of partitions is fixed: changing it would move streams. */
export const TOPIC = 'yishen.events.v1';
export const PARTITIONS = 8;
