"""The AWS CLI itself: python3 -I -S aws.py PACKAGES ARGUMENTS.

Libraries that it has only for commands of other services, and that are compiled for each platform, are empty here.
"""

import sys
import types


class Anything(type):
    """A class that takes any arguments, and whose every attribute is another one."""

    def __getattr__(cls, name):
        return Anything(name, (Exception,), {})


class Empty(types.ModuleType):
    """A module in which every name is a class of this kind."""

    __path__ = []

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return Anything(name, (Exception,), {})


for module in ('yaml', 'yaml.resolver', 'rsa', 'pyasn1', 'pyasn1.error', 'pyasn1.codec', 'pyasn1.codec.der'):
    sys.modules[module] = Empty(module)

sys.path.insert(0, sys.argv.pop(1))

import awscli.clidriver  # noqa: E402

sys.exit(awscli.clidriver.main())
