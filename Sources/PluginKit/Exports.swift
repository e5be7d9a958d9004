// A plugin writes `import PluginKit` and has its log and its store.
@_exported public import Logging
@_exported public import PostgresStore
