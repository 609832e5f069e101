import type { Clock } from "pulumi-oag/sdk";

/** A clock that only moves when told, or when somebody sleeps on it. */
export class TestClock implements Clock {
  readonly slept: number[] = [];
  #now: number;

  constructor(now = Date.parse("2026-11-23T12:00:00Z")) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.slept.push(milliseconds);
    this.#now += milliseconds;
  }

  random(): number {
    return 0.5;
  }
}

/** The time of day, but nobody waits: for clients of a gateway that goes by the time of day. */
export const impatientClock: Clock = {
  now: () => Date.now(),
  sleep: () => new Promise((resolve) => setImmediate(resolve)),
  random: () => Math.random(),
};

/** The time of day and whatever somebody slept on it: for what waits for minutes, beside a gateway that goes by the time of day. */
export class HurriedClock implements Clock {
  #slept = 0;

  now(): number {
    return Date.now() + this.#slept;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.#slept += milliseconds;
  }

  random(): number {
    return 0.5;
  }
}
