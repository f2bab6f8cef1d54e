// Nest is pure ESM: CommonJS packages built on it can only require it once it is loaded.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
