/** When a consumer halts instead of putting events aside (ADR-0017). */
export interface KillSwitchLimits {
  /** Dead letters that may be written within the window whatever was read; more of them halt the consumer. 0 never halts it. */
  readonly deadLetters: number;
  /** Share of what was read within the window that may become dead letters, where that is more than `deadLetters`. 0 to 1. */
  readonly share: number;
  /** Milliseconds. */
  readonly windowMs: number;
  /** Milliseconds until a halted consumer tries again by itself; doubled each time that it fails, up to 15 minutes. */
  readonly coolDownMs: number;
}

export const usualLimits: KillSwitchLimits = {
  deadLetters: 50,
  share: 0.01,
  windowMs: 60_000,
  coolDownMs: 60_000,
};
