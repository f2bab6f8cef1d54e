import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { fingerprint, goneOf, withEtag } from '@muster/http';
import { type Answer, by, Recorder } from '@muster/recording';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { decideTheme, type ThemeCommand, type ThemeStepName } from '../domain/decide-theme.js';
import type { DirectoryFact } from '../domain/directory-fact.js';
import type { MonthlyTheme, MonthlyThemeEvent } from '../domain/monthly-theme.js';
import { FigureDesk } from '../figures/figure-desk.js';
import type { Figures } from '../figures/figures.js';
import { MonthlyThemes } from '../recording/monthly-themes.js';
import { takenThemeView } from './monthly-theme.view.js';
import { assertMayTake } from './theme-rights.js';

/** A request about a theme. */
export interface AskedOfTheme {
  readonly who: Identity;
  /** What is asked, as its fingerprint tells it from other requests under the same key. */
  readonly name: string;
  readonly request: object;
  readonly key: string | undefined;
  readonly reply: FastifyReply;
}

/** The same about a theme that was taken. */
export interface AskedOfTakenTheme extends AskedOfTheme {
  readonly id: string;
  readonly name: ThemeStepName;
  readonly expectedVersion: number | undefined;
}

/** Carries out what is asked about themes: on the directory, the whistles and the day of one moment of the figures. */
@Injectable()
export class ThemeRecording {
  constructor(
    private readonly desk: FigureDesk,
    private readonly recorder: Recorder,
    private readonly themes: MonthlyThemes,
  ) {}

  /** Makes a theme. @param decide again when somebody else was faster. @throws Problem as `Recorder.record`, and what `decide` throws. */
  take(
    asked: AskedOfTheme,
    decide: (figures: Figures) => Promise<readonly MonthlyThemeEvent[]>,
  ): Promise<object> {
    const id = uuidv7();
    const idempotency = idempotencyOf(asked, fingerprint(asked.name, asked.request));
    return this.record(asked, { id, isNew: true, idempotency }, (_theme, figures) => decide(figures));
  }

  /**
   * Takes a step with a theme that is there.
   *
   * @param command examines references, and says what is asked; again when somebody else was faster.
   * @throws Problem as `Recorder.record`, 403 `forbidden_theme`, and what the domain and `command` throw.
   */
  step(
    asked: AskedOfTakenTheme,
    command: (at: string, figures: Figures) => ThemeCommand | Promise<ThemeCommand>,
  ): Promise<object> {
    const { who, id, name, request, expectedVersion } = asked;
    const idempotency = idempotencyOf(asked, fingerprint(name, id, request));
    return this.record(asked, { id, expectedVersion, idempotency }, async (theme, figures) => {
      assertMayTake(who, theme!, name);
      return decideTheme(theme!, await command(figures.now.toISOString(), figures));
    });
  }

  private async record(
    { who, reply }: AskedOfTheme,
    task: {
      readonly id: string;
      readonly isNew?: boolean;
      readonly expectedVersion?: number | undefined;
      readonly idempotency: { readonly key: string; readonly fingerprint: string } | undefined;
    },
    decide: (theme: MonthlyTheme | undefined, figures: Figures) => Promise<readonly MonthlyThemeEvent[]>,
  ): Promise<object> {
    let names: Pick<DirectoryFact, 'categories'> = { categories: {} };
    const { version, body }: Answer = await this.recorder.record(this.themes, {
      ...by(who),
      ...task,
      decide: (theme) =>
        this.desk.read({ who, query: {}, gone: goneOf(reply) }, (figures) => {
          names = figures.directory;
          return decide(theme, figures);
        }),
      present: async (stored) => takenThemeView(who, { ...stored, id: task.id }, names),
    });
    withEtag(reply, version);
    return body;
  }
}

function idempotencyOf({ key }: AskedOfTheme, asked: string) {
  return key === undefined ? undefined : { key, fingerprint: asked };
}
