import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How far the first phase of a build is: it takes the log up to `target` stream by stream, and has done all up to `stream_done`.
 * `target` is null when that phase is over, and in builds that never had one.
 */
export class BulkPhase1774000000001 implements MigrationInterface {
  readonly name = 'BulkPhase1774000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table read_build add column target bigint, add column stream_done text not null default ''`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table read_build drop column target, drop column stream_done`);
  }
}
