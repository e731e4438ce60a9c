import type { VerdictTree } from '../reports/verdict-tree.ts';

/** How a CI engine is told of failures beside its log. */
export type Annotations = 'github';

/** A line a failure (error) and a recommendation disregarded (warning), in GitHub's workflow commands. */
export function annotations(tree: VerdictTree): readonly string[] {
  return tree.plans.flatMap(({ cases }) =>
    cases.flatMap((each) =>
      each.requirements.flatMap(({ id, verdict, text, findings }) => {
        if (verdict !== 'fail' && verdict !== 'warn') return [];
        const finding = findings.find(({ outcome }) => outcome === 'violated');
        const place = each.scenarios.find((scenario) => scenario.id === finding?.scenario)?.place;
        const [file, line] = (place ?? '').split(':');
        const where =
          file === undefined || file === '' ? '' : ` file=${property(file)},line=${line ?? '1'},title=${property(id)}`;
        return [`::${verdict === 'fail' ? 'error' : 'warning'}${where}::${data(`${id}: ${finding?.message ?? text}`)}`];
      }),
    ),
  );
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
