"""Commands whose help speaks the chosen language throughout."""

from __future__ import annotations

import click

from generator.findings import CommandError
from generator.words import Words


class WordedCommand(click.Command):
    """A command whose help speaks the chosen language throughout."""

    words: Words

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), self.words("cli.usage")
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and of a group its commands."""
        options = [option for option in self.get_params(ctx) if isinstance(option, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section(self.words("cli.options")):
            formatter.write_dl(records)
        if isinstance(self, click.Group):
            commands = [(name, command.get_short_help_str(60)) for name, command in self.commands.items()]
            with formatter.section(self.words("cli.commands")):
                formatter.write_dl(commands)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option, worded."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.words("cli.help.help")
        return option


class WordedGroup(WordedCommand, click.Group):
    """A group of worded commands."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is told in the chosen language."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            raise CommandError("cli.no-command", name=args[0])
        return super().resolve_command(ctx, args)
