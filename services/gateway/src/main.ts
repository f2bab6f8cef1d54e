import 'reflect-metadata';
import { runService } from '@muster/http';
import { gateway } from './gateway.service.js';

await runService(gateway);
