import { Module } from '@nestjs/common';
import { ProceedingsController } from './proceedings.controller';

@Module({ controllers: [ProceedingsController] })
export class ProceedingsModule {}
