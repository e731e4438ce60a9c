import type { Reporter } from 'vitest/node';

/** Closes the project's test run with one plain line, `N passed, N failed`: what .ci/run adds up. */
export default class CountReporter implements Reporter {
  onTestRunEnd(...[modules, unhandled]: Parameters<NonNullable<Reporter['onTestRunEnd']>>): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    // a file that could not be loaded has no tests to count, and is a failure all the same
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length;
    const skipped = count('skipped');
    const tail = skipped > 0 ? `, ${skipped} skipped` : '';
    process.stdout.write(`${count('passed')} passed, ${count('failed') + broken + unhandled.length} failed${tail}\n`);
  }
}
