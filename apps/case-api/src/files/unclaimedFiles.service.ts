import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { FilesService } from './files.service';

const FIRST_MS = 5 * 60 * 1000;
const EVERY_MS = 24 * 60 * 60 * 1000;

/** Once a day, and some minutes after the start, removes the uploads that became part of no request. */
@Injectable()
export class UnclaimedFilesService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('UnclaimedFiles');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly files: FilesService) {}

  onApplicationBootstrap(): void {
    this.runIn(FIRST_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
  }

  private runIn(milliseconds: number): void {
    this.timer = setTimeout(() => {
      this.runIn(EVERY_MS);
      this.running = this.remove();
    }, milliseconds);
    this.timer.unref();
  }

  private async remove(): Promise<void> {
    try {
      const removed = await this.files.removeUnclaimed();
      if (removed > 0) this.logger.log({ message: 'unclaimed files removed', removed });
    } catch (error) {
      // Tried again tomorrow; what was begun is finished then.
      this.logger.error({
        message: 'unclaimed files not removed',
        failed: error instanceof Error ? error.name : 'unknown',
      });
    }
  }
}
