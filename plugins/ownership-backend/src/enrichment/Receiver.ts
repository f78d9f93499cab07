import { lookup as dnsLookup } from 'node:dns';
import {
  IncomingHttpHeaders,
  IncomingMessage,
  request as httpRequest,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, LookupFunction } from 'node:net';
import { whyForbidden } from '../providers/feeds/origin/addresses';
import { ReceiverConfig } from './config';
import { BadGatewayError } from './errors';

const MAX_ANSWER_BYTES = 1024 * 1024;

/** What tells the receiver about the body and the request, and no more. */
const PASSED_ON = ['content-type', 'user-agent', 'traceparent', 'tracestate'];
/** What tells the sender about the answer, and when to try again. */
const PASSED_BACK = ['content-type', 'retry-after'];

/** What a receiver answered. */
export interface ReceiverAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** An address from the configuration that alerts are sent on to. */
export class Receiver {
  constructor(private readonly config: ReceiverConfig) {}

  get name(): string {
    return this.config.name;
  }

  /**
   * Sends a payload and waits for the answer, of any status.
   *
   * @param headers - those of the request that brought the payload
   * @throws BadGatewayError when there is no answer, or one that leads elsewhere
   */
  async send(
    body: Buffer,
    headers: IncomingHttpHeaders,
  ): Promise<ReceiverAnswer> {
    const { timeoutMs } = this.config;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await this.#post(body, headers, signal);
      return await this.#read(response);
    } catch (error) {
      if (error instanceof BadGatewayError) {
        throw error;
      }
      throw new BadGatewayError(
        signal.aborted
          ? `Receiver '${this.name}' has not answered within ${timeoutMs} ms`
          : `Receiver '${this.name}' cannot be reached: ${
              (error as Error).message
            }`,
        { cause: error as Error, isTimeout: signal.aborted },
      );
    }
  }

  #post(
    body: Buffer,
    headers: IncomingHttpHeaders,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const { url, headers: own } = this.config;
    // No name is looked up where an address is written.
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host)) {
      this.#assertAllowed([host]);
    }
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      send(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...pick(headers, PASSED_ON),
          ...own,
          'content-length': body.length,
        },
        lookup: this.#lookup,
        // A connection that is kept would escape the check of its address.
        agent: false,
        signal,
      })
        .on('response', resolve)
        .on('error', reject)
        .end(body);
    });
  }

  async #read(response: IncomingMessage): Promise<ReceiverAnswer> {
    const { statusCode: status = 502, headers } = response;
    if (status >= 300 && status < 400) {
      response.destroy();
      throw new BadGatewayError(
        `Receiver '${this.name}' answered ${status}, and redirects are not followed; set its url to where it leads`,
      );
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of response) {
      bytes += chunk.length;
      if (bytes > MAX_ANSWER_BYTES) {
        // The status is what counts.
        response.destroy();
        return { status, headers: {}, body: Buffer.alloc(0) };
      }
      chunks.push(chunk);
    }
    return {
      status,
      headers: pick(headers, PASSED_BACK),
      body: Buffer.concat(chunks),
    };
  }

  /** The address that is checked is the one that is connected to. */
  readonly #lookup: LookupFunction = (hostname, options, callback) => {
    dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
      try {
        if (error) {
          throw error;
        }
        this.#assertAllowed(addresses.map(({ address }) => address));
      } catch (problem) {
        callback(problem as Error, '');
        return;
      }
      const [{ address, family }] = addresses;
      if (options.all) {
        callback(null, addresses);
      } else {
        callback(null, address, family);
      }
    });
  };

  #assertAllowed(addresses: readonly string[]): void {
    for (const address of addresses) {
      const reason = whyForbidden(address, this.config);
      if (reason) {
        throw new BadGatewayError(
          `Nothing is sent to receiver '${this.name}': ${reason}`,
        );
      }
    }
  }
}

function pick(
  headers: IncomingHttpHeaders,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
