import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';

// The package is CommonJS with its validator inside as WebAssembly.
const { validateWorkflow } = createRequire(import.meta.url)('@action-validator/core') as {
  validateWorkflow(text: string): { readonly errors: readonly unknown[] };
};
const text = (name: string): string => readFileSync(join(import.meta.dirname, '../docs/ci', name), 'utf8');

describe('docs/ci', () => {
  it('has a workflow that GitHub takes', () => {
    expect(validateWorkflow(text('github.yml')).errors).toEqual([]);
    // the check is no formality: a job without steps is refused
    expect(validateWorkflow(text('github.yml').replace('runs-on:', 'runs-onn:')).errors).not.toEqual([]);
  });

  it('has a pipeline for GitLab: parallel parts, then one verdict that needs them', () => {
    const pipeline = parse(text('gitlab-ci.yml')) as {
      stages: string[];
      part: { stage: string; parallel: number; script: unknown[] };
      verdict: { stage: string; needs: string[]; script: unknown[] };
    };
    expect(pipeline.stages).toEqual([pipeline.part.stage, pipeline.verdict.stage]);
    expect(pipeline.part.parallel).toBe(4);
    expect(pipeline.verdict.needs).toEqual(['part']);
    for (const line of [...pipeline.part.script, ...pipeline.verdict.script]) expect(line).toBeTypeOf('string');
    expect(pipeline.part.script.join('\n')).toContain('--shard "$CI_NODE_INDEX/$CI_NODE_TOTAL"');
  });

  it('has an indexed job for Kubernetes, as many parts as completions', () => {
    const job = parse(text('kubernetes.yml')) as {
      apiVersion: string;
      kind: string;
      spec: {
        completionMode: string;
        completions: number;
        template: { spec: { restartPolicy: string; containers: { args: string[] }[] } };
      };
    };
    expect(job).toMatchObject({ apiVersion: 'batch/v1', kind: 'Job', spec: { completionMode: 'Indexed' } });
    const [container] = job.spec.template.spec.containers;
    expect(container!.args).toHaveLength(1);
    expect(container!.args[0]).toContain(`--shard "$((JOB_COMPLETION_INDEX + 1))/${job.spec.completions}"`);
    expect(job.spec.template.spec.restartPolicy).toBe('Never');
  });
});
