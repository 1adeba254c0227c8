/** The topic that carries the log. */
export interface Topic {
  readonly name: string;
  /** Fixed for the life of the topic: another count would move streams. */
  readonly partitions: number;
}

const NAME = 'yishen.events.v1';
const PARTITIONS = 8;

/** Reads name and count of partitions from the environment: the one place from which every process and the launcher have them. */
export function readTopic(env: Readonly<Record<string, string | undefined>>): Topic {
  const partitions = Number(env['YISHEN_TOPIC_PARTITIONS'] || PARTITIONS);
  if (!Number.isInteger(partitions) || partitions < 1 || partitions > 1_000)
    throw new Error('the environment variable YISHEN_TOPIC_PARTITIONS takes a whole number from 1 to 1000');
  return { name: env['YISHEN_TOPIC'] || NAME, partitions };
}
