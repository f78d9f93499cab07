import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo, Socket } from 'node:net';

/** A web server on this machine, for as long as a test file runs. */
export class TestServer {
  /** The paths that were asked for, with the headers. */
  readonly requests: Array<{ path: string; headers: Record<string, unknown> }> =
    [];
  private readonly routes = new Map<string, RequestListener>();
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    this.requests.push({ path, headers: request.headers });
    const route = this.routes.get(path);
    if (route) {
      route(request, response);
    } else {
      response.writeHead(404).end();
    }
  });

  async start(): Promise<void> {
    this.server.on('connection', socket => this.sockets.add(socket));
    await new Promise<void>(resolve => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
  }

  async stop(): Promise<void> {
    // Some routes never end on purpose.
    this.sockets.forEach(socket => socket.destroy());
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** @returns the route's URL */
  on(path: string, route: RequestListener): string {
    this.routes.set(path, route);
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** Answers with a text. */
  text(path: string, text: string, headers: Record<string, string> = {}) {
    return this.on(path, (_, response) =>
      response.writeHead(200, headers).end(text),
    );
  }

  redirect(path: string, location: string) {
    return this.on(path, (_, response) =>
      response.writeHead(302, { location }).end(),
    );
  }
}
