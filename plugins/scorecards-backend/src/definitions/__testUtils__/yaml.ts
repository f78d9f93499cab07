/** The YAML of a scorecard with one check, or with some lines changed. */
export function scorecardYaml(
  options: { id?: string; title?: string; expression?: string } = {},
): string {
  const {
    id = 'basics',
    title = 'Basics',
    expression = 'catalog.hasOwner',
  } = options;
  return `apiVersion: groundwork/v1
kind: Scorecard
metadata:
  name: ${id}
  title: ${title}
  owner: group:default/platform
spec:
  levels:
    - name: Bronze
  checks:
    - id: owner
      title: Has an owner
      level: 1
      expression: ${expression}
`;
}
