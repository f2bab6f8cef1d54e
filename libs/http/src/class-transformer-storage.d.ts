/** What class-transformer's decorators have noted: not part of its entry point, and without declarations. */
declare module 'class-transformer/cjs/storage.js' {
  export const defaultMetadataStorage: {
    readonly _typeMetadatas: Map<
      Function,
      Map<string, { typeFunction: (options?: unknown) => new () => object }>
    >;
    readonly _transformMetadatas: Map<Function, unknown>;
    readonly _exposeMetadatas: Map<Function, unknown>;
    readonly _excludeMetadatas: Map<Function, unknown>;
    findTypeMetadata(target: Function, property: string): { typeFunction: () => Function } | undefined;
  };
}
