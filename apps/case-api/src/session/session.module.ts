import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SessionController } from './session.controller';
import { SessionGuard } from './session.guard';
import { SessionService } from './session.service';

@Module({
  controllers: [SessionController],
  providers: [SessionService, { provide: APP_GUARD, useClass: SessionGuard }],
})
export class SessionModule {}
