import { Token } from '@groundwork/backstage-plugin-ownership-common';
import { tokensOf } from '../testUtils';

/** What the frames of a trace are found to name, own code first. */
function framesOf(trace: string): string[] {
  return tokensOf(trace)
    .filter(({ detector }) => detector.startsWith('stack-trace/'))
    .map(({ kind, key }) => `${kind} ${key}`);
}

function detectorsOf(tokens: Token[]): string[] {
  return [...new Set(tokens.map(({ detector }) => detector))];
}

const TRACES: Array<[string, string, string[]]> = [
  [
    'java',
    `java.lang.IllegalStateException: no rate for EUR
	at test.acme.pricing.rates.RateTable.lookup(RateTable.java:42)
	at app//test.acme.pricing.PriceService$Inner.lambda$price$0(PriceService.java:17) ~[pricing-4.1.jar!/:4.1]
	at java.base/java.util.stream.ForEachOps$ForEachOp.evaluate(ForEachOps.java:183)
	at org.springframework.aop.support.AopUtils.invokeJoinpointUsingReflection(AopUtils.java:355)
	at jdk.proxy2/jdk.proxy2.$Proxy131.price(Unknown Source)
	at test.acme.pricing.PriceController$$SpringCGLIB$$0.get(<generated>)
	... 74 common frames omitted
Caused by: java.sql.SQLException: timeout
	at org.postgresql.jdbc.PgStatement.execute(PgStatement.java:371)
	at test.acme.pricing.db.Rates.load(Rates.java:88)
`,
    [
      'package test.acme.pricing.rates',
      'package test.acme.pricing.db',
      'package test.acme.pricing',
    ],
  ],
  [
    'java',
    `Exception in thread "DefaultDispatcher-worker-1" kotlin.KotlinNullPointerException
	at test.acme.cart.CartKt.total(Cart.kt:9)
	at test.acme.cart.api.Routes$cart$1.invokeSuspend(Routes.kt:31)
	at kotlin.coroutines.jvm.internal.BaseContinuationImpl.resumeWith(ContinuationImpl.kt:33)
	at io.ktor.server.routing.Routing.executeResult(Routing.kt:190)
`,
    ['package test.acme.cart', 'package test.acme.cart.api'],
  ],
  [
    'python',
    `Traceback (most recent call last):
  File "/usr/local/lib/python3.12/site-packages/flask/app.py", line 1473, in wsgi_app
    response = self.full_dispatch_request()
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "/app/recommendations/api.py", line 42, in recommend
    return model.rank(items)
  File "/app/recommendations/model.py", line 7, in rank
    raise ValueError("no items")
  File "/usr/local/lib/python3.12/json/decoder.py", line 338, in decode
  File "<frozen importlib._bootstrap>", line 1360, in _find_and_load
ValueError: no items
`,
    [
      'path recommendations/model.py',
      'path recommendations/api.py',
      'package pkg:pypi/recommendations',
      'package pkg:pypi/flask',
    ],
  ],
  [
    'javascript',
    `TypeError: Cannot read properties of undefined (reading 'id')
    at placeOrder (/usr/src/app/src/orders/place.ts:42:17)
    at async Object.<anonymous> (file:///usr/src/app/src/server.mjs:10:3)
    at new Cart (C:\\work\\cart\\src\\cart.js:1:2)
    at /usr/src/app/node_modules/@acme/money/dist/index.js:5:11
    at Layer.handle (/usr/src/app/node_modules/express/lib/router/layer.js:95:5)
    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)
    at <anonymous>
`,
    [
      'path src/orders/place.ts',
      'path src/server.mjs',
      'path work/cart/src/cart.js',
      'package pkg:npm/%40acme/money',
      'package pkg:npm/express',
    ],
  ],
  [
    'javascript',
    `render@https://www.acme.test/assets/main-3f2.js:10:22
dispatch@webpack://storefront/./src/store.ts:4:1
forEach@[native code]
`,
    [
      'path src/store.ts',
      'url www.acme.test/assets/main-3f2.js',
      'host www.acme.test',
    ],
  ],
  [
    'go',
    `panic: runtime error: invalid memory address or nil pointer dereference

goroutine 34 [running]:
panic({0x6b9d40?, 0xc000014a20?})
	/usr/local/go/src/runtime/panic.go:770 +0x132
git.acme.test/acme/pricing/internal/store.(*Store).Get(0xc000132000, {0xc0000b6000, 0x5})
	/src/internal/store/store.go:42 +0x1d
github.com/acme/money/cents.Split(...)
	/go/pkg/mod/github.com/acme/money@v1.2.3/cents/split.go:9
main.main()
	/src/cmd/pricing/main.go:17 +0x85
created by net/http.(*Server).Serve in goroutine 1
	/usr/local/go/src/net/http/server.go:3285 +0x4b4
`,
    [
      'path internal/store/store.go',
      'path cmd/pricing/main.go',
      'package pkg:golang/git.acme.test/acme/pricing/internal/store',
      'package pkg:golang/github.com/acme/money@v1.2.3',
    ],
  ],
  [
    'go',
    `goroutine 1 [running]:
main.main()
	github.com/acme/orders/cmd/orders/main.go:17 +0x85
`,
    ['path github.com/acme/orders#cmd/orders/main.go'],
  ],
  [
    'dotnet',
    `System.NullReferenceException: Object reference not set to an instance of an object.
   at Acme.Orders.Api.OrderController.Place(Order order, CancellationToken ct) in /src/Orders.Api/OrderController.cs:line 42
   at Acme.Orders.Domain.OrderService.<PlaceAsync>d__5.MoveNext()
--- End of stack trace from previous location ---
   at System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw()
   at Microsoft.AspNetCore.Mvc.Infrastructure.ActionMethodExecutor.Execute(ActionContext context)
   at lambda_method12(Closure, Object, Object[])
`,
    [
      'path Orders.Api/OrderController.cs',
      'package acme.orders.api',
      'package acme.orders.domain.orderservice',
    ],
  ],
  [
    'ruby',
    `/app/app/models/order.rb:42:in 'Order#place': undefined method 'id' for nil (NoMethodError)
	from /app/app/controllers/orders_controller.rb:9:in \`block in create'
	from /usr/local/bundle/gems/acme-money-1.2.0/lib/money.rb:10:in 'convert'
	from /usr/local/lib/ruby/3.3.0/net/http.rb:1:in 'start'
	from <internal:kernel>:187:in 'loop'
`,
    [
      'path app/models/order.rb',
      'path app/controllers/orders_controller.rb',
      'package pkg:gem/acme-money@1.2.0',
    ],
  ],
  [
    'php',
    `PHP Fatal error:  Uncaught TypeError: must be of type int in /var/www/html/src/Checkout.php:42
Stack trace:
#0 /var/www/html/src/Cart.php(17): Acme\\Orders\\Checkout->pay(Object(Acme\\Cart))
#1 /var/www/html/vendor/acme/money/src/Cents.php(3): Acme\\Money\\Cents::of()
#2 [internal function]: Acme\\Orders\\Cart->{closure}()
#3 {main}
  thrown in /var/www/html/src/Checkout.php on line 42
`,
    [
      'path src/Checkout.php',
      'path src/Cart.php',
      'package acme.orders',
      'package pkg:composer/acme/money',
    ],
  ],
  [
    'rust',
    `thread 'main' panicked at src/checkout.rs:42:9:
called \`Option::unwrap()\` on a \`None\` value
stack backtrace:
   0: rust_begin_unwind
             at /rustc/9fc6b43126469e3858e2fe86cafb4f0fd5068869/library/std/src/panicking.rs:665:5
   1: core::panicking::panic_fmt
             at /rustc/9fc6b43126469e3858e2fe86cafb4f0fd5068869/library/core/src/panicking.rs:74:14
   2: acme_orders::checkout::pay
             at ./src/checkout.rs:42:9
   3: <acme_orders::Server as hyper::Service>::call::h0123456789abcdef
             at ./src/server.rs:7:1
   4: tower_http::trace::call
             at /usr/local/cargo/registry/src/index.crates.io-6f17d22bba15001f/tower-http-0.5.2/src/trace.rs:1:1
`,
    [
      'path src/checkout.rs',
      'path src/server.rs',
      'package acme_orders.checkout',
      'package pkg:cargo/acme_orders',
      'package pkg:cargo/tower-http@0.5.2',
    ],
  ],
];

describe('a stack trace', () => {
  it.each(TRACES)(
    'of %s names own code before libraries',
    (name, trace, expected) => {
      expect(framesOf(trace)).toEqual(expected);
      const detectors = detectorsOf(tokensOf(trace)).filter(detector =>
        detector.startsWith('stack-trace/'),
      );
      expect(detectors).toEqual([`stack-trace/${name}`]);
    },
  );

  it('may stand in a log, and each line knows its place', () => {
    const input = `orders failed on pay.acme.test\n${TRACES[0][1]}`;
    const tokens = tokensOf(input);
    expect(tokens).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'host', key: 'pay.acme.test' }),
      ]),
    );
    const [frame] = tokens;
    expect(frame.key).toBe('test.acme.pricing.rates');
    expect(frame.text).toBe(
      'at test.acme.pricing.rates.RateTable.lookup(RateTable.java:42)',
    );
    expect(input.slice(frame.start).startsWith(frame.text)).toBe(true);
  });

  it('names the job or repository in the path of a build', () => {
    expect(
      framesOf('    at run (/home/runner/work/orders/orders/src/app.ts:1:2)'),
    ).toEqual(['path src/app.ts', 'service-name orders']);
  });

  it('weighs frames less, the further they are from the failure', () => {
    const frames = Array.from(
      { length: 30 },
      (_, index) => `	at com.acme.m${index}.Service.call(Service.java:1)`,
    ).join('\n');
    const weights = tokensOf(frames).map(({ weight }) => weight);
    expect(weights[0]).toBeCloseTo(0.9);
    expect(weights[1]).toBeCloseTo(0.85);
    expect(weights[29]).toBeCloseTo(0.3);
  });
});
