import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';

/**
 * What marks a service principal as an agent: the subject of its token, set in
 * `backend.auth.externalAccess`, starts with `agent:`. Tokens checked against
 * a JWKS get `external:` in front of their subject.
 */
const AGENT_SUBJECT = /^(external:)?agent:/;

/** The plugin through which MCP clients, that is, models, call actions. */
const MCP_SUBJECT = 'plugin:mcp-actions';

/**
 * Whether an agent is behind these credentials: a service token marked as an
 * agent's, or anything, a person's session included, that arrives through MCP.
 */
export function isAgent({ principal }: BackstageCredentials): boolean {
  if (isPrincipal<BackstageServicePrincipal>(principal, 'service')) {
    return (
      AGENT_SUBJECT.test(principal.subject) || principal.subject === MCP_SUBJECT
    );
  }
  if (isPrincipal<BackstageUserPrincipal>(principal, 'user')) {
    return principal.actor?.subject === MCP_SUBJECT;
  }
  return false;
}

function isPrincipal<T extends { type: string }>(
  principal: unknown,
  type: T['type'],
): principal is T {
  return (principal as { type?: unknown } | undefined)?.type === type;
}
