import type { Operation } from './platform.ts';

/** An operation and what its path template matched. Parameters are URL-decoded. */
export interface Route {
  readonly operation: Operation<unknown>;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Template {
  readonly operation: Operation<unknown>;
  readonly segments: readonly string[];
}

/** Matches requests to operations: by number of segments, then literal segments before parameters. */
export function router(
  operations: readonly Operation<unknown>[],
): (method: string, pathname: string) => Route | undefined {
  const byShape = new Map<string, Template[]>();
  for (const operation of operations) {
    const segments = operation.path.split('/').slice(1);
    const shape = `${operation.method} ${segments.length}`;
    const templates = byShape.get(shape) ?? [];
    templates.push({ operation, segments });
    byShape.set(
      shape,
      templates.sort((a, b) => parametersIn(a.segments) - parametersIn(b.segments)),
    );
  }
  return (method, pathname) => {
    const segments = pathname.split('/').slice(1);
    for (const template of byShape.get(`${method} ${segments.length}`) ?? []) {
      const parameters = match(template, segments);
      if (parameters !== undefined) return { operation: template.operation, parameters };
    }
    return undefined;
  };
}

function match({ operation, segments }: Template, asked: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i]!;
    const value = asked[i]!;
    if (!segment.startsWith('{')) {
      if (segment !== value) return undefined;
      continue;
    }
    const name = segment.slice(1, -1);
    const allowed = operation.oneOf?.[name];
    if (value === '' || (allowed !== undefined && !allowed.includes(value))) return undefined;
    try {
      parameters[name] = decodeURIComponent(value);
    } catch {
      return undefined;
    }
  }
  return parameters;
}

function parametersIn(segments: readonly string[]): number {
  return segments.filter((segment) => segment.startsWith('{')).length;
}
