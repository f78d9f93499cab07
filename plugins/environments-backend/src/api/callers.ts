import {
  BackstageCredentials,
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  isInPerson,
  subjectOf,
} from '@groundwork/backstage-plugin-groundwork-node';
import { EnvironmentPermissions } from '../authorization-rules';
import { Caller } from './services';

type AnyRequest = Parameters<HttpAuthService['credentials']>[0];

/** Finds out who calls, and what they may do. */
export class Callers {
  constructor(
    private readonly options: {
      httpAuth: HttpAuthService;
      userInfo: UserInfoService;
      permissions: EnvironmentPermissions;
    },
  ) {}

  /**
   * The caller of a route.
   *
   * @throws NotAllowedError if they may not read anything
   */
  async of(request: AnyRequest): Promise<Caller> {
    return this.with(
      await this.options.httpAuth.credentials(request, {
        allow: ['user', 'service'],
      }),
    );
  }

  /**
   * Somebody by their credentials.
   *
   * @remarks
   *
   * Who may approve nothing at all is an agent: the policy knows its own. So is
   * everybody who is not there in person, which no policy can see.
   *
   * @throws NotAllowedError if they may not read anything
   */
  async with(credentials: BackstageCredentials): Promise<Caller> {
    const { permissions } = this.options;
    const ref = subjectOf(credentials);
    const [decisions, ownershipRefs] = await Promise.all([
      permissions.decide(credentials),
      this.#ownershipRefs(credentials, ref),
    ]);
    if (decisions.read.result === AuthorizeResult.DENY) {
      throw new NotAllowedError(
        "This takes the permission 'environments.read'; whoever runs the portal can grant it",
      );
    }
    return {
      credentials,
      ref,
      ownershipRefs,
      isAgent:
        !isInPerson(credentials) ||
        decisions.approve.result === AuthorizeResult.DENY,
      may: async (action, environment) =>
        permissions.allows(decisions[action], environment),
      mayAdminister: () => permissions.mayAdminister(credentials),
      readable: async () => permissions.readable(decisions.read),
    };
  }

  async #ownershipRefs(
    credentials: BackstageCredentials,
    ref: string,
  ): Promise<string[]> {
    if (!isUser(credentials)) {
      return [ref];
    }
    const { ownershipEntityRefs } = await this.options.userInfo.getUserInfo(
      credentials,
    );
    return [...new Set([ref, ...ownershipEntityRefs])];
  }
}

function isUser({ principal }: BackstageCredentials): boolean {
  return (principal as { type: string }).type === 'user';
}
