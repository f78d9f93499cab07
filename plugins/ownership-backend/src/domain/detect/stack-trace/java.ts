import { libraryFrame, runtimeFrame } from './files';
import { Frame, FrameParser } from './types';

/** Packages of the platform and of frameworks that are nobody's in-house. */
const COMMON_PACKAGES = [
  ...['java', 'javax', 'jdk', 'sun', 'com.sun', 'jakarta', 'kotlin', 'kotlinx'],
  ...['scala', 'akka', 'play', 'groovy', 'clojure', 'android', 'androidx'],
  ...['dalvik', 'org.springframework', 'org.apache', 'org.hibernate'],
  ...['org.eclipse', 'org.jboss', 'org.junit', 'org.mockito', 'org.slf4j'],
  ...['org.postgresql', 'org.codehaus', 'org.gradle', 'org.aspectj'],
  ...['org.glassfish', 'org.jetbrains', 'org.mongodb', 'org.flywaydb'],
  ...['org.jooq', 'org.quartz', 'org.redisson', 'org.xnio', 'org.wildfly'],
  ...['org.reactivestreams', 'org.thymeleaf', 'org.elasticsearch'],
  ...['com.fasterxml', 'com.google', 'com.amazonaws', 'com.azure', 'com.mysql'],
  ...['com.microsoft', 'com.mongodb', 'com.zaxxer', 'com.netflix'],
  ...['com.squareup', 'com.intellij', 'com.rabbitmq', 'com.hazelcast'],
  ...['com.datastax', 'com.oracle', 'oracle', 'software.amazon', 'ch.qos'],
  ...['io.netty', 'io.grpc', 'io.ktor', 'io.reactivex', 'io.micrometer'],
  ...['io.undertow', 'io.vertx', 'io.quarkus', 'io.micronaut', 'io.lettuce'],
  ...['io.opentelemetry', 'io.projectreactor', 'io.jsonwebtoken', 'reactor'],
  ...['okhttp3', 'okio', 'retrofit2', 'feign', 'rx', 'dagger', 'junit'],
  ...['redis.clients', 'net.bytebuddy', 'net.sf', 'javassist', 'brave'],
];

const COMMON_FIRST = new Set(
  COMMON_PACKAGES.filter(name => !name.includes('.')),
);
const COMMON_FIRST_TWO = new Set(
  COMMON_PACKAGES.filter(name => name.includes('.')),
);

/** Whether a package is of the platform or a framework that everyone uses. */
export function isCommonJavaPackage(parts: readonly string[]): boolean {
  return (
    COMMON_FIRST.has(parts[0]) ||
    COMMON_FIRST_TWO.has(`${parts[0]}.${parts[1]}`)
  );
}

/** `(OrderService.java:42)`, `(Native Method)`, `(Unknown Source)`. */
function isSource(text: string): boolean {
  return (
    text === 'Native Method' ||
    text === 'Unknown Source' ||
    text === '<generated>' ||
    /^[\w$.-]+\.(?:java|kt|kts|scala|groovy|clj)(?::[0-9]+)?$/.test(text)
  );
}

/**
 * Takes off what the JVM writes in front of a class: a class loader, a module
 * and its version (`app//`, `java.base@21/`, `orders.war//`).
 */
function withoutModule(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** The package of `com.acme.orders.OrderService$Inner.place`. */
function packageParts(qualifiedMethod: string): string[] {
  const parts = qualifiedMethod.split('.');
  const firstClass = parts.findIndex(part => /^(?:\p{Lu}|\$)/u.test(part));
  return parts.slice(0, firstClass === -1 ? -2 : firstClass);
}

/** Classes that are written while the program runs. */
function isGenerated(name: string): boolean {
  return /\$Proxy[0-9]|\$\$(?:Lambda|EnhancerBy|FastClassBy|SpringCGLIB)/.test(
    name,
  );
}

/**
 * Frames of the JVM, for Java, Kotlin, Scala and Groovy:
 * `at com.acme.orders.OrderService.place(OrderService.java:42)`
 */
export const parseJavaFrame: FrameParser = (line): Frame | undefined => {
  if (!line.startsWith('at ')) {
    return undefined;
  }
  const open = line.indexOf('(');
  const close = line.indexOf(')', open);
  if (open === -1 || close === -1 || !isSource(line.slice(open + 1, close))) {
    return undefined;
  }
  const name = withoutModule(line.slice(3, open));
  if (/\s/.test(name) || !name.includes('.')) {
    return undefined;
  }
  const parts = packageParts(name);
  if (isCommonJavaPackage(parts) || isGenerated(name)) {
    return runtimeFrame('java');
  }
  if (parts.length < 2) {
    return { ...libraryFrame('java', undefined), origin: 'application' };
  }
  return {
    language: 'java',
    origin: 'application',
    candidates: [{ kind: 'package', value: parts.join('.'), weight: 1 }],
    lines: 1,
  };
};
