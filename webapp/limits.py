"""How often one address may try to sign in, register or join. Counted in memory, each process for itself."""

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(get_remote_address)
