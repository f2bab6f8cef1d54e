import { Injectable } from '@nestjs/common';
import type { Recorded, Stored } from '@muster/recording';
import {
  evolveExternalFigure,
  type ExternalFigure,
  type ExternalFigureEvent,
} from '../domain/external-figure.js';
import { externalFigureRow, ExternalFigureStore } from '../persistence/external-figure.store.js';
import { publicExternalFigure } from '../publishing/public-external-figure.js';

/** Published figures, as the recorder knows them. */
@Injectable()
export class ExternalFigures implements Recorded<ExternalFigure, ExternalFigureEvent> {
  readonly type = 'external_figure';
  readonly evolve = evolveExternalFigure;

  constructor(private readonly store: ExternalFigureStore) {}

  load(tenantId: string, id: string): Promise<Stored<ExternalFigure> | undefined> {
    return this.store.load(tenantId, id);
  }

  written(figure: ExternalFigure) {
    return { state: externalFigureRow(figure) };
  }

  publish(event: ExternalFigureEvent, _id: string, common: { version: number; occurred_at: string }): object {
    return publicExternalFigure(event, common);
  }
}
